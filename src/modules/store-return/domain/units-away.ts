/** Why a unit of an order may not come back. */
export type UnitAway = "not_handed_over" | "given_up" | "came_back" | "on_its_way"

/** Units of an order's line; `back` are those that came back and those on their way. */
export type CountedLine = {
  quantity: number
  given_up: number
  came_back: number
  back: number
  returnable: number
}

/** The units of a line that may not come back, by the reason; none when all of them may. */
export function unitsAway(line: CountedLine): { reason: UnitAway; quantity: number }[] {
  const onTheirWay = line.back - line.came_back
  const counted: Record<UnitAway, number> = {
    came_back: line.came_back,
    on_its_way: onTheirWay,
    given_up: line.given_up,
    not_handed_over: line.quantity - line.back - line.given_up - line.returnable,
  }
  return (Object.entries(counted) as [UnitAway, number][])
    .filter(([, quantity]) => quantity > 0)
    .map(([reason, quantity]) => ({ reason, quantity }))
}
