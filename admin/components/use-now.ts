import { useEffect, useState } from "react"

/** The present, refreshed often enough for "in 5 min" to stay true. */
export const useNow = (everyMs = 30_000): Date => {
  const [now, setNow] = useState(() => new Date())
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), everyMs)
    return () => clearInterval(timer)
  }, [everyMs])
  return now
}
