/** A till to try the POS API with: it is opened in the demo shop, and gets a fresh pairing code at every start. */
const STORE = "moscow-tverskaya"
const NAME = "Try me"

/** A person who tries the shop out takes longer than somebody who stands before a till. */
export const DEMO_OPTIONS = { pos: { pairingCodeMinutes: 24 * 60 } }

/** Calls the running shop as the demo's administrator. */
async function call(demo, path, { method = "GET", token, body } = {}) {
  const answer = await fetch(`${demo.store_url}${path}`, {
    method,
    headers: { "content-type": "application/json", ...(token ? { authorization: `Bearer ${token}` } : {}) },
    body: body && JSON.stringify(body),
  })
  return answer.ok ? await answer.json() : undefined
}

/**
 * @returns `{ name, store, pairing_code }`; undefined where the database holds another shop than the demo, or
 * its administrator has another password by now
 */
export async function pairingCode(demo) {
  const { admin } = demo
  const logIn = admin && (await call(demo, "/auth/user/emailpass", { method: "POST", body: admin }))
  if (!logIn) {
    return undefined
  }
  const { token } = logIn
  const found = await call(demo, `/admin/retail-stores?q=${STORE}`, { token })
  const store = found?.retail_stores.find(({ handle }) => handle === STORE)
  if (!store) {
    return undefined
  }
  const known = await call(demo, `/admin/tills?retail_store_id=${store.id}&q=${encodeURIComponent(NAME)}`, { token })
  const till = known?.tills.find(({ name }) => name === NAME)
  const made = till
    ? await call(demo, `/admin/tills/${till.id}/pairing-code`, { method: "POST", token, body: {} })
    : await call(demo, "/admin/tills", { method: "POST", token, body: { retail_store_id: store.id, name: NAME } })
  return made && { name: NAME, store: store.name, pairing_code: made.pairing_code.code }
}
