import type { Agent } from "node:http"

type Agents = { http: Agent; https: Agent }

/** Where clouds hand out a machine's credentials: refused even where private addresses are allowed. */
const METADATA_ADDRESSES = ["169.254.169.254", "fd00:ec2::254", "100.100.100.200"]

const KEPT_OPEN_PER_HOST = 20

const made = new Map<boolean, Promise<Agents>>()

/**
 * Connections that refuse an address which is not public: they look at what the name resolved to when they
 * connect, so a name that changes its answer does not get round it.
 */
export async function guardedAgents(allowPrivateAddresses: boolean): Promise<Agents> {
  const agents = made.get(allowPrivateAddresses) ?? makeAgents(allowPrivateAddresses)
  made.set(allowPrivateAddresses, agents)
  return await agents
}

async function makeAgents(allowPrivateAddresses: boolean): Promise<Agents> {
  // An ES module; imported when first needed, because this one is built as CommonJS.
  const { RequestFilteringHttpAgent, RequestFilteringHttpsAgent } = await import(
    "request-filtering-agent"
  )
  const options = {
    keepAlive: true,
    maxFreeSockets: KEPT_OPEN_PER_HOST,
    allowPrivateIPAddress: allowPrivateAddresses,
    denyIPAddressList: METADATA_ADDRESSES,
  }
  return {
    http: new RequestFilteringHttpAgent(options),
    https: new RequestFilteringHttpsAgent(options),
  }
}

/** The agents' own error has no code, only these words. */
export const isRefusedAddress = (error: Error): boolean =>
  /is not allowed\. Because/.test(error.message)
