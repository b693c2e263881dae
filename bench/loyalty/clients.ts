export type Rate = {
  per_second: number
  /** Milliseconds of each act, sorted. */
  ms: number[]
}

/** So many clients act again and again, each when its last act is over. */
export async function onClients(
  clients: number,
  seconds: number,
  act: (client: number) => Promise<unknown>
): Promise<Rate> {
  const ms: number[] = []
  const began = performance.now()
  const end = began + seconds * 1000
  await Promise.all(
    Array.from({ length: clients }, async (_, client) => {
      while (performance.now() < end) {
        const started = performance.now()
        await act(client)
        ms.push(performance.now() - started)
      }
    })
  )
  const took = (performance.now() - began) / 1000
  return { per_second: ms.length / took, ms: ms.sort((a, b) => a - b) }
}
