/**
 * `npm run loyalty:verify`: does the ledger of points keep its promises? DATABASE_URL set: of that database; else of the
 * demo shop's, whether it runs or not. Exit code 0: yes; 1: no, and what is broken is printed; 2: not known.
 */
import { verifyDatabase } from "./lib/verify-database.mjs"

await verifyDatabase("scripts/lib/verify-loyalty.ts")
