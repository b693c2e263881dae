import { intlLanguage } from "./time"

/** "GMT+3" of a zone today; nothing of what is no zone. */
export const zoneOffset = (timeZone: string, language: string): string => {
  try {
    return (
      new Intl.DateTimeFormat(intlLanguage(language), { timeZone, timeZoneName: "shortOffset" })
        .formatToParts(new Date())
        .find(({ type }) => type === "timeZoneName")?.value ?? ""
    )
  } catch {
    return ""
  }
}

/** "Europe/Moscow (GMT+3)". */
export const zoneName = (timeZone: string, language: string): string => {
  const offset = zoneOffset(timeZone, language)
  return [timeZone.replaceAll("_", " "), offset && `(${offset})`].filter(Boolean).join(" ")
}

/** IANA zones by part of their name, spaces for underscores. */
export const findZones = (text: string): string[] => {
  const sought = text.trim().toLowerCase().replace(/\s+/g, "_")
  return Intl.supportedValuesOf("timeZone").filter((zone) => zone.toLowerCase().includes(sought))
}

export const deviceZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone
