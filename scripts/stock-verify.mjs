/**
 * `npm run stock:verify`: is every level the sum of its movements? DATABASE_URL set: of that database; else of the
 * demo shop's, whether it runs or not. Exit code 0: yes; 1: no, and the differences are printed; 2: not known.
 */
import { verifyDatabase } from "./lib/verify-database.mjs"

await verifyDatabase("scripts/lib/verify-stock.ts")
