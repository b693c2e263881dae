import { z } from "@medusajs/framework/zod"
import { PosGetDocs } from "../../v1/docs/validators"
import type { Operation } from "../operation"

export const aboutOperations: readonly Operation[] = [
  {
    method: "get",
    path: "/pos/v1/openapi.json",
    tag: "About",
    summary: { en: "This description, for programs", ru: "Это описание — для программ" },
    access: "anyone",
    answer: {
      status: 200,
      description: {
        en: "An OpenAPI 3.1 document. ETag and Cache-Control tell how long it may be kept.",
        ru: "Документ OpenAPI 3.1. Сколько его хранить, говорят ETag и Cache-Control.",
      },
      schema: z.object({ openapi: z.string() }).loose(),
    },
  },
  {
    method: "get",
    path: "/pos/v1/docs",
    tag: "About",
    summary: { en: "This description, for people", ru: "Это описание — для людей" },
    access: "anyone",
    query: PosGetDocs,
    answer: {
      status: 200,
      description: { en: "A page without scripts.", ru: "Страница без скриптов." },
      type: "text/html",
    },
  },
]
