import { z } from "@medusajs/framework/zod"
import type { PosEventResult, PosPushAnswer } from "../../../../types/pos"
import { Instant, ProblemAnswer } from "./common"
import { schemaOf } from "./same"

export const EventResult = schemaOf<PosEventResult>()(
  z.object({
    id: z.string().nullable().meta({ description: "As sent; null when the event had none." }),
    seq: z.number().int().nullable(),
    status: z.enum(["applied", "duplicate", "deferred", "conflict", "rejected"]).meta({
      description:
        "applied: durable, with the stock it moves. duplicate: it already was. deferred: durable, waits for what it refers to. conflict: its id or place is taken by something else. rejected: it cannot be right.",
    }),
    flags: z.array(z.enum(["clock_skew", "quarantined", "training"])).optional(),
    problem: ProblemAnswer.optional(),
  })
)

export const Pushed = schemaOf<PosPushAnswer>()(
  z.object({
    results: z.array(EventResult).meta({ description: "One per event, in the order sent." }),
    acked_seq: z
      .number()
      .int()
      .meta({ description: "Of the till's current epoch: up to here nothing is missing." }),
    gaps: z
      .array(z.object({ from: z.number().int(), to: z.number().int() }))
      .meta({ description: "What is missing above acked_seq, both ends included; 100 at most." }),
    epoch: z.number().int(),
    server_time: Instant,
  })
)
