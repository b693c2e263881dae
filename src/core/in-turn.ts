/** What a caller wants done. */
export type Turn<Work> = {
  work: Work
  /** Works of one key follow each other in the order they came; two of them are never in one group. */
  key: string
  /** How much of a group's room it takes. */
  weight: number
  /** Shares its group with nobody. */
  alone?: boolean
}

export type TurnLimits = {
  /** Groups under way at the same time. */
  lanes: number
  /** Works in one group. */
  members: number
  /** Weight of a group; a single work may have more. */
  weight: number
}

type Waiting<Work, Result> = Turn<Work> & {
  resolve: (result: Result) => void
  reject: (error: unknown) => void
}

/**
 * Does works in groups: what comes while all lanes are busy is done together by the next lane that is free, the oldest
 * first. A free lane begins at once, so nobody waits for company. Where a group fails, each of its works is
 * done by itself, so none fails for another one's sake.
 */
export class InTurn<Work, Result> {
  private waiting: Waiting<Work, Result>[] = []
  private readonly keys = new Set<string>()
  private groups = 0

  /** @param run does a group, all of it or nothing, and answers in its order. Whoever waits is answered after it. */
  constructor(
    private readonly run: (works: readonly Work[]) => Promise<readonly Result[]>,
    private readonly limits: TurnLimits
  ) {}

  /** Resolves when the group the work is in has been done. @throws what `run` throws for this work alone. */
  async take(turn: Turn<Work>): Promise<Result> {
    return await new Promise<Result>((resolve, reject) => {
      this.waiting.push({ ...turn, resolve, reject })
      this.fillLanes()
    })
  }

  private fillLanes(): void {
    while (this.groups < this.limits.lanes) {
      const group = this.nextGroup()
      if (group.length === 0) {
        return
      }
      this.groups++
      void this.runGroup(group).then(() => this.finish(group))
    }
  }

  private nextGroup(): Waiting<Work, Result>[] {
    const group: Waiting<Work, Result>[] = []
    const left: Waiting<Work, Result>[] = []
    const passed = new Set(this.keys)
    let weight = 0
    for (const each of this.waiting) {
      const isFull =
        group.length === this.limits.members ||
        group[0]?.alone ||
        (group.length > 0 && (each.alone || weight + each.weight > this.limits.weight))
      if (isFull || passed.has(each.key)) {
        left.push(each)
      } else {
        group.push(each)
        weight += each.weight
      }
      passed.add(each.key)
    }
    this.waiting = left
    group.forEach(({ key }) => this.keys.add(key))
    return group
  }

  private async runGroup(group: readonly Waiting<Work, Result>[]): Promise<void> {
    try {
      const results = await this.run(group.map(({ work }) => work))
      group.forEach(({ resolve }, index) => resolve(results[index] as Result))
    } catch (error) {
      if (group.length === 1) {
        group[0]?.reject(error)
        return
      }
      await Promise.all(group.map((each) => this.runGroup([each])))
    }
  }

  private finish(group: readonly Waiting<Work, Result>[]): void {
    this.groups--
    group.forEach(({ key }) => this.keys.delete(key))
    this.fillLanes()
  }
}
