import { type QueryClient, useMutation, useQueryClient } from "@tanstack/react-query"
import { useIdempotencyKey } from "./idempotency"
import { request } from "./request"

type TakeBack<Returned> = {
  path: string
  /** What was agreed on; after a refusal it is asked for anew, as it may not hold any more. */
  quoted: readonly unknown[]
  onTaken: (client: QueryClient, answer: { return: Returned }) => void
}

/** Takes goods back, once however often it is sent. */
export const useTakeBack = <Body extends object, Returned>({
  path,
  quoted,
  onTaken,
}: TakeBack<Returned>) => {
  const client = useQueryClient()
  const key = useIdempotencyKey()
  return useMutation({
    mutationFn: (body: Body) =>
      request<{ return: Returned }>(path, {
        method: "POST",
        idempotencyKey: key.current(),
        body,
      }),
    onSuccess: (answer) => {
      key.settle()
      onTaken(client, answer)
    },
    onError: async (error) => {
      key.settle(error)
      await client.invalidateQueries({ queryKey: quoted })
    },
  })
}
