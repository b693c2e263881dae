/** Opens an account at the host's shop. @returns a caller of the store's routes who is signed in */
export async function signUp({ call, shop }, { email, password }) {
  const bearer = (token) => ({ authorization: `Bearer ${token}` })
  const registered = await call("POST", "/auth/customer/emailpass/register", { body: { email, password } })
  await shop("POST", "/customers", { email }, bearer(registered.token))
  const { token } = await call("POST", "/auth/customer/emailpass", { body: { email, password } })
  return (method, path, body) => shop(method, path, body, bearer(token))
}
