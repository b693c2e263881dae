import { invalid } from "../../../core/errors"

/**
 * The address of an endpoint in its one written form. Which machine it leads to is checked at every
 * connection, because that may change.
 * @throws INVALID_DATA `webhook_url_refused`
 */
export function endpointUrl(text: string, { requireHttps }: { requireHttps: boolean }): string {
  const url = URL.canParse(text) ? new URL(text) : null
  if (!url || !["http:", "https:"].includes(url.protocol)) {
    throw refused("url must be an address such as https://example.com/hooks")
  }
  if (requireHttps && url.protocol !== "https:") {
    throw refused("url must begin with https://")
  }
  if (url.username || url.password) {
    throw refused("url must carry no log-in: every message is signed instead")
  }
  url.hash = ""
  return url.href
}

const refused = (message: string) => invalid("webhook_url_refused", message)
