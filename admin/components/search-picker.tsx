import { Check, ChevronUpDown, MagnifyingGlass } from "@medusajs/icons"
import { Button, clx, Popover } from "@medusajs/ui"
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from "react"
import { useErrorText } from "./use-error-text"
import { useWords } from "./use-words"

export type PickerOption<T> = { id: string; label: string; hint?: string; value: T }
type SearchPickerProps<T> = {
  id?: string
  label: string
  /** What is shown when nothing is chosen. */
  placeholder: string
  chosen: { id: string; label: ReactNode } | null
  /** Undefined while there is no answer. */
  options: PickerOption<T>[] | undefined
  /** Why there is none, where options are asked for. */
  error?: unknown
  onRetry?: () => void
  search: string
  onSearch: (text: string) => void
  onPick: (option: PickerOption<T>) => void
  disabled?: boolean
  className?: string
  "aria-invalid"?: boolean
  "aria-describedby"?: string
}

/** Chooses one of many by typing: a combobox whose options come from the caller. */
export const SearchPicker = <T,>({
  label,
  placeholder,
  chosen,
  options,
  error,
  onRetry,
  search,
  onSearch,
  onPick,
  className,
  ...trigger
}: SearchPickerProps<T>) => {
  const { t } = useWords()
  const { of: errorText } = useErrorText()
  const [isOpen, setOpen] = useState(false)
  const [active, setActive] = useState(0)
  const list = useRef<HTMLUListElement>(null)

  useEffect(() => setActive(0), [search])
  useEffect(() => {
    list.current?.querySelector(`[data-option="${active}"]`)?.scrollIntoView({ block: "nearest" })
  }, [active])

  const pick = (option: PickerOption<T> | undefined) => {
    if (option) {
      onPick(option)
      onSearch("")
      setOpen(false)
    }
  }
  const steer = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step) {
      event.preventDefault()
      setActive((at) => Math.min(Math.max(at + step, 0), (options?.length ?? 1) - 1))
    } else if (event.key === "Enter") {
      event.preventDefault()
      event.stopPropagation()
      pick(options?.[active])
    }
  }

  return (
    <Popover open={isOpen} onOpenChange={setOpen} modal>
      <Popover.Trigger asChild>
        <button
          {...trigger}
          type="button"
          role="combobox"
          aria-label={label}
          aria-expanded={isOpen}
          className={clx(
            "bg-ui-bg-field shadow-buttons-neutral transition-fg txt-compact-small flex h-8 w-full items-center justify-between gap-x-2 rounded-md px-2 outline-none",
            "hover:bg-ui-bg-field-hover focus-visible:shadow-buttons-neutral-focus disabled:text-ui-fg-disabled aria-[invalid=true]:shadow-borders-error",
            className
          )}
        >
          <span className={clx("truncate", { "text-ui-fg-muted": !chosen })}>
            {chosen?.label ?? placeholder}
          </span>
          <ChevronUpDown className="text-ui-fg-muted shrink-0" />
        </button>
      </Popover.Trigger>
      <Popover.Content
        align="start"
        collisionPadding={16}
        className="flex w-[max(var(--radix-popover-trigger-width),280px)] flex-col overflow-hidden p-0"
      >
        <div className="flex items-center gap-x-2 border-b px-3">
          <MagnifyingGlass className="text-ui-fg-muted shrink-0" />
          <input
            autoFocus
            aria-label={t("common.search")}
            placeholder={t("common.search")}
            value={search}
            onChange={({ target }) => onSearch(target.value)}
            onKeyDown={steer}
            className="txt-compact-small placeholder:text-ui-fg-muted h-10 w-full bg-transparent outline-none"
          />
        </div>
        <ul
          ref={list}
          role="listbox"
          aria-label={label}
          className="max-h-[280px] overflow-y-auto p-1"
        >
          {options === undefined &&
            (error ? (
              <PickerNote>
                <span role="alert">{errorText(error)}</span>
                {onRetry && (
                  <Button type="button" size="small" variant="transparent" onClick={onRetry}>
                    {t("common.try_again")}
                  </Button>
                )}
              </PickerNote>
            ) : (
              <PickerNote>{t("common.loading")}</PickerNote>
            ))}
          {options?.length === 0 && <PickerNote>{t("common.no_matches")}</PickerNote>}
          {options?.map((option, at) => (
            <li
              key={option.id}
              role="option"
              data-option={at}
              aria-selected={option.id === chosen?.id}
              onClick={() => pick(option)}
              onMouseMove={() => setActive(at)}
              className={clx(
                "txt-compact-small flex min-h-10 cursor-pointer items-center gap-x-2 rounded-[4px] px-2 py-1.5",
                { "bg-ui-bg-component-hover": at === active }
              )}
            >
              <span className="flex w-4 shrink-0">{option.id === chosen?.id && <Check />}</span>
              <span className="flex min-w-0 flex-col">
                <span className="truncate">{option.label}</span>
                {option.hint && (
                  <span className="txt-compact-xsmall text-ui-fg-muted truncate">
                    {option.hint}
                  </span>
                )}
              </span>
            </li>
          ))}
        </ul>
      </Popover.Content>
    </Popover>
  )
}

const PickerNote = ({ children }: { children: ReactNode }) => (
  <li
    role="presentation"
    className="txt-compact-small text-ui-fg-muted flex flex-col items-center gap-y-1 px-2 py-3 text-center"
  >
    {children}
  </li>
)
