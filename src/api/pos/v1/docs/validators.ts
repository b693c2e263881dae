import { z } from "@medusajs/framework/zod"
import { LANGUAGES } from "../../openapi/languages"

export const PosGetDocs = z.object({
  lang: z.enum(LANGUAGES).optional().meta({ description: "Otherwise as Accept-Language says." }),
})
export type PosGetDocs = z.infer<typeof PosGetDocs>
