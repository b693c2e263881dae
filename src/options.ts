import { MedusaError } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"

const Minutes = z.number().int().positive()

const Secret = z
  .string()
  .min(16, "must have at least 16 characters: it keys pickup codes and guest links")

/**
 * Options of the whole plugin. Strict inside each section; tolerant at the top, because Medusa hands
 * every module its own keys beside ours.
 */
const OmnichannelOptions = z.object({
  /** Keys pickup codes and guest links. Change it and every unredeemed code and link dies. */
  secret: Secret.optional(),
  pickup: z
    .strictObject({
      /** Minutes a cart's units and slot seat are held without activity. */
      cartHoldMinutes: Minutes.max(240).default(15),
      /** Days ahead for which slots are offered. */
      slotHorizonDays: Minutes.max(60).default(7),
      /** Free slots answered per store in pickup options. */
      slotsPerStore: Minutes.max(200).default(12),
      /** Hours a shopper has to choose another store or delivery after a rejection; then it is cancelled. */
      alternativeHours: Minutes.max(24 * 30).default(48),
      /** Times a pickup's hold may be extended. */
      maxExtensions: z.number().int().min(0).max(20).default(2),
      /** Hours added by one extension when the request names none. */
      extensionHours: Minutes.max(24 * 30).default(48),
      /** Payment provider of carts that pay at the counter. It takes no money: the assistant does. */
      payInStoreProvider: z.string().min(1).max(100).default("pp_system_default"),
      /** Hours a signed guest link lives. */
      guestLinkHours: Minutes.max(24 * 90).default(24 * 30),
      /** Wrong codes allowed in 15 minutes: by one device (dashboard user), one store, one address. */
      codeTries: z
        .strictObject({
          device: Minutes.default(10),
          store: Minutes.default(30),
          address: Minutes.default(30),
        })
        .prefault({}),
    })
    .prefault({}),
  pos: z
    .strictObject({
      /** Minutes a pairing code lives. */
      pairingCodeMinutes: Minutes.max(24 * 60).default(10),
      /** Address of this server as tills know it, such as https://shop.example.com; else the one they call. */
      publicUrl: z.url({ protocol: /^https?$/ }).optional(),
      /** Requests allowed in one second by one till, in each process. */
      requestsPerTill: Minutes.max(100_000).default(50),
      /** Requests allowed in one second by all tills of one store, in each process. */
      requestsPerStore: Minutes.max(100_000).default(500),
      /** Pairings and tokens asked for in one minute from one network address, in each process. */
      loginsPerAddress: Minutes.max(100_000).default(600),
      /** Wrong pairing codes allowed in 15 minutes from one network address, in each process. */
      pairingTries: Minutes.max(1_000).default(10),
      /** Wrong pairing codes allowed in 15 minutes from all addresses together, in each process. */
      pairingTriesInAll: Minutes.max(100_000).default(500),
    })
    .prefault({}),
  notices: z
    .strictObject({
      /** Medusa notification channel the notices go through. */
      channel: z.string().min(1).max(50).default("email"),
      /** Language of a notice when the order has none of ours. */
      defaultLocale: z.enum(["en", "ru"]).default("en"),
      /** No notice leaves from this hour of the store's day ... */
      quietFrom: z
        .string()
        .regex(/^([01]\d|2[0-3]):[0-5]\d$/, "must be a time such as 21:00")
        .default("21:00"),
      /** ... until this one. */
      quietUntil: z
        .string()
        .regex(/^([01]\d|2[0-3]):[0-5]\d$/, "must be a time such as 09:00")
        .default("09:00"),
      /** Page of the storefront a guest link opens; the token is appended as its fragment. */
      guestPageUrl: z.url().optional(),
      /** Page of the storefront the link of a gift receipt opens, in the same way. */
      giftPageUrl: z.url().optional(),
    })
    .prefault({}),
  changes: z
    .strictObject({
      /** Days a till may be away and still go on where it stood; after that it starts from a snapshot. */
      retentionDays: Minutes.max(3650).default(30),
      /** Seconds a till waits before it asks again when there was nothing more. */
      pollSeconds: Minutes.max(3600).default(10),
    })
    .prefault({}),
  loyalty: z
    .strictObject({
      /** Minutes points stay set aside for a cart; then its discount goes, unless a payment is under way. */
      cartHoldMinutes: Minutes.max(24 * 60).default(60),
      /** Minutes points are set aside for a receipt when the till names no time. */
      tillHoldMinutes: Minutes.max(24 * 60).default(15),
      /** Points of one account a till may have on lease, to spend while it is offline. */
      leasePoints: Minutes.max(1_000_000_000).default(3_000),
      /** Hours a till may spend from a lease. */
      leaseHours: Minutes.max(24 * 30).default(24),
      /** Hours after that for which what is left waits for receipts that come late. */
      leaseReportHours: Minutes.max(24 * 90).default(72),
    })
    .prefault({}),
  returns: z
    .strictObject({
      /** Leaves Medusa's `POST /store/returns` open to whoever knows the ids of an order and a line. */
      openStoreReturns: z.boolean().default(false),
      /** Key in Medusa's container of what makes fiscal receipts of refunds (type FiscalService). */
      fiscalService: z.string().min(1).max(100).optional(),
      /** Days a shopper has to bring or send back what she asked to return. */
      requestDays: Minutes.max(365).default(14),
      /** Stock location parcels come to; left out: nothing is returned by post. */
      postLocationId: z.string().min(1).max(100).optional(),
      /** Retail store that staff may send goods to which came back fit for sale; left out: they stay where they are. */
      centreStoreId: z.string().min(1).max(100).optional(),
      /** Stock location of what is to be cleaned or mended. No sales channel sells from it; left out: it is no stock. */
      refurbishLocationId: z.string().min(1).max(100).optional(),
      /** Stock location of what came back damaged, in the same way. */
      damagedLocationId: z.string().min(1).max(100).optional(),
      /** What is to be done with a parcel, or where its label is; by language. */
      postInstructions: z
        .strictObject({
          en: z.string().trim().min(1).max(2_000).optional(),
          ru: z.string().trim().min(1).max(2_000).optional(),
        })
        .prefault({}),
    })
    .prefault({}),
  jobs: z
    .strictObject({
      /** Jobs one process works at once. */
      concurrency: Minutes.max(50).default(4),
      /** Milliseconds between looks for new jobs; a new job is also announced by the database at once. */
      pollIntervalMs: Minutes.max(60_000).default(2_000),
      /**
       * Rest after each piece of a till's backlog, as a share of the time the piece took: 0 for never, 1 for half the time.
       * Shoppers' requests have the database to themselves meanwhile.
       */
      backlogRest: z.number().min(0).max(10).default(0.3),
    })
    .prefault({}),
  webhooks: z
    .strictObject({
      /** Milliseconds a receiver has for its whole answer. */
      timeoutMs: Minutes.min(100).max(60_000).default(20_000),
      /** Deliveries to one endpoint under way at once. */
      concurrency: Minutes.max(100).default(20),
      /** Lets endpoints be plain http; for a shop on one's own machine. */
      requireHttps: z.boolean().default(true),
      /** Lets endpoints resolve to private and loopback addresses; for a shop on one's own machine. */
      allowPrivateAddresses: z.boolean().default(false),
      /** Days of nothing but failures after which an endpoint is switched off. */
      disableAfterDays: Minutes.max(60).default(5),
      /** Days messages and deliveries are kept, and may be replayed. */
      keepDays: Minutes.min(4).max(365).default(30),
    })
    .prefault({}),
})
export type OmnichannelOptions = z.infer<typeof OmnichannelOptions>

/**
 * Parses the plugin options once; every module receives the whole object.
 * @throws INVALID_ARGUMENT with one readable sentence per mistake; it stops the boot.
 */
export function parseOptions(raw: unknown): OmnichannelOptions {
  const parsed = OmnichannelOptions.safeParse(raw ?? {})
  if (parsed.success) {
    return parsed.data
  }
  const mistakes = parsed.error.issues.map(
    (issue) => `- option "${issue.path.join(".") || "(root)"}": ${issue.message}`
  )
  throw new MedusaError(
    MedusaError.Types.INVALID_ARGUMENT,
    ["medusa-plugin-omnichannel cannot start with these options:", ...mistakes].join("\n"),
    "invalid_options"
  )
}

/**
 * The secret that keys codes, links and tokens.
 * @throws INVALID_ARGUMENT `invalid_options` when the host set none.
 */
export function requireSecret(options: OmnichannelOptions): string {
  if (!options.secret) {
    throw new MedusaError(
      MedusaError.Types.INVALID_ARGUMENT,
      'medusa-plugin-omnichannel needs the option "secret": it keys pickup codes, guest links and tokens of tills',
      "invalid_options"
    )
  }
  return options.secret
}
