/** Medusa names a payment's provider "pp_", what it is, and which of them. */
const PROVIDER = /^pp_([^_]+)(?:_(.+))?$/

export const isProvider = (paid: string): boolean => PROVIDER.test(paid)

/** "Stripe" of "pp_stripe_stripe", "System (default)" of "pp_system_default". */
export const providerName = (id: string): string => {
  const [, name, which] = PROVIDER.exec(id) ?? []
  if (!name) {
    return id
  }
  const said = name.charAt(0).toUpperCase() + name.slice(1)
  return which && which !== name ? `${said} (${which})` : said
}
