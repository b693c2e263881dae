/** What a person needs of a program's output: the messages of its error lines, else its end. */
export function errorsIn(output, limit = 3000) {
  const errors = output.split("\n").flatMap((line) => {
    try {
      const entry = JSON.parse(line)
      return entry.level === "error" ? [String(entry.message).trim()] : []
    } catch {
      return []
    }
  })
  return (errors.length ? errors.join("\n") : output.trim()).slice(-limit)
}
