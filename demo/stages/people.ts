import { createUsersWorkflow } from "@medusajs/medusa/core-flows"
import { Modules } from "@medusajs/framework/utils"
import { ADMINISTRATOR, STAFF, staffMail } from "../data/staff"
import { STORES } from "../data/stores"
import { type LogIn, newPassword, readDemoFile, writeDemoFile } from "../lib/credentials"
import type { Demo, Stage } from "../lib/demo"
import { ensureLogIn } from "../lib/log-ins"

/** The dashboard's users: an administrator, a store manager, an associate. */
export const peopleStage: Stage = {
  name: "people",
  lacksLogIns: ({ credentialsFile }) => !readDemoFile(credentialsFile).admin,
  async run(demo) {
    const everyone = [ADMINISTRATOR, ...STAFF]
    const logIns = chosenLogIns(demo, everyone)
    // First to the file: a password that is only in the database is lost to everybody.
    writeDemoFile(demo.credentialsFile, {
      admin: logIns[0]!,
      staff: STAFF.map(({ name }, at) => ({ ...logIns[at + 1]!, stores: storesOf(name) })),
    })
    const users = await ensureUsers(demo, everyone)
    for (const logIn of logIns) {
      await ensureLogIn(demo.container, logIn, { user_id: users.get(logIn.email)! })
    }
    return `${everyone.length} dashboard users`
  },
}

function chosenLogIns({ credentialsFile }: Demo, people: readonly { name: string }[]): LogIn[] {
  const { admin, staff = [] } = readDemoFile(credentialsFile)
  const known = new Map(
    [admin, ...staff].flatMap((logIn) => (logIn ? [[logIn.email, logIn.password]] : []))
  )
  return people.map(({ name }) => {
    const email = staffMail(name)
    return { email, password: known.get(email) ?? newPassword() }
  })
}

function storesOf(name: string): { handle: string; role: string }[] {
  return STORES.flatMap(({ handle, staff }) =>
    staff.filter((member) => member.name === name).map(({ role }) => ({ handle, role }))
  )
}

async function ensureUsers(
  { container }: Demo,
  people: readonly { name: string; first_name: string; last_name: string }[]
): Promise<Map<string, string>> {
  const emails = people.map(({ name }) => staffMail(name))
  const found = await container
    .resolve(Modules.USER)
    .listUsers({ email: emails }, { take: emails.length })
  const ids = new Map(found.map((user) => [user.email, user.id]))
  const missing = people.filter(({ name }) => !ids.has(staffMail(name)))
  if (missing.length) {
    const { result } = await createUsersWorkflow(container).run({
      input: { users: missing.map(({ name, ...user }) => ({ ...user, email: staffMail(name) })) },
    })
    result.forEach((user) => ids.set(user.email, user.id))
  }
  return ids
}
