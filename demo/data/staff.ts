/** Dashboard users. The administrator has no store; where the others work is told with the stores. */
export const ADMINISTRATOR = { name: "admin", first_name: "Alisa", last_name: "Verstova" } as const

export const STAFF = [
  { name: "manager", first_name: "Nina", last_name: "Zimina" },
  { name: "associate", first_name: "Pavel", last_name: "Lugovoy" },
] as const

export function staffMail(name: string): string {
  return `${name}@verstova.example.com`
}
