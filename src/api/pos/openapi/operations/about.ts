import { z } from "@medusajs/framework/zod"
import type { Operation } from "../operation"

export const aboutOperations: readonly Operation[] = [
  {
    method: "get",
    path: "/pos/v1/openapi.json",
    tag: "About",
    summary: "This description, for programs",
    access: "anyone",
    answer: {
      status: 200,
      description: "An OpenAPI 3.1 document.",
      schema: z.object({ openapi: z.string() }).loose(),
    },
  },
  {
    method: "get",
    path: "/pos/v1/docs",
    tag: "About",
    summary: "This description, for people",
    access: "anyone",
    answer: { status: 200, description: "A page without scripts.", type: "text/html" },
  },
]
