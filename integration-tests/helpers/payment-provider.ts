import type { IPaymentProvider, MedusaContainer } from "@medusajs/framework/types"
import { BigNumber, Modules } from "@medusajs/framework/utils"

/** What stands for a bank in tests. */
export function providerOf(container: MedusaContainer): IPaymentProvider {
  const { paymentProviderService_ } = container.resolve(Modules.PAYMENT) as unknown as {
    paymentProviderService_: { retrieveProvider: (id: string) => IPaymentProvider }
  }
  return paymentProviderService_.retrieveProvider("pp_system_default")
}

/** `late`: pays, and its answer is lost. `silent`: is not reached at all. `refusing`: says no to what it has not paid. */
type Temper = "steady" | "late" | "silent" | "refusing"

/** The bank as one that pays once by key; until `end`. */
export function moodyProvider(container: MedusaContainer) {
  /** Keys it was asked by, in their order. */
  const asked: string[] = []
  /** What it paid, by key. */
  const paid = new Map<string, number>()
  let temper: Temper = "steady"
  const refunding = jest
    .spyOn(providerOf(container), "refundPayment")
    .mockImplementation(async ({ amount, context }) => {
      const key = context!.idempotency_key!
      asked.push(key)
      if (temper === "silent") {
        throw new Error("connect ECONNREFUSED")
      }
      if (temper === "refusing" && !paid.has(key)) {
        throw new Error("The card has expired")
      }
      paid.set(key, new BigNumber(amount).numeric)
      if (temper === "late") {
        throw new Error("socket hang up")
      }
      return { data: {} }
    })
  return {
    asked,
    paid,
    become: (next: Temper): void => {
      temper = next
    },
    end: (): void => refunding.mockRestore(),
  }
}
