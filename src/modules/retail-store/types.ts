import type {
  HoursException,
  OpeningInterval,
  PickupSettings,
  StaffRole,
  WeeklyHours,
} from "../../types/http"

export type { HoursException, OpeningInterval, PickupSettings, StaffRole, WeeklyHours }

/** A store as stored. */
export type RetailStoreDTO = PickupSettings & {
  id: string
  name: string
  handle: string
  stock_location_id: string
  sales_channel_id: string | null
  phone: string | null
  address_1: string
  address_2: string | null
  city: string
  province: string | null
  postal_code: string | null
  country_code: string
  latitude: number
  longitude: number
  time_zone: string
  is_active: boolean
  synced_at: Date | null
  sync_error: string | null
  created_at: Date
  updated_at: Date
}

/** A store with its hours; it is also a `StoreCalendar` of `domain/calendar.ts`. */
export type RetailStoreWithCalendar = RetailStoreDTO & {
  weekly_hours: WeeklyHours[]
  exceptions: (HoursException & { id: string })[]
}

/** An exception with the id it had stays the same exception. */
export type ExceptionInput = HoursException & { id?: string }

export type FoundRetailStore = RetailStoreWithCalendar & {
  /** Along the earth's surface from the asked point; null without one. */
  distance_km: number | null
}

type StoreFacts = Pick<
  RetailStoreDTO,
  | "name"
  | "handle"
  | "stock_location_id"
  | "address_1"
  | "city"
  | "country_code"
  | "latitude"
  | "longitude"
  | "time_zone"
>

/** What a new store row needs; the rest has defaults. */
export type CreateStoreRow = StoreFacts &
  Partial<
    Omit<
      RetailStoreDTO,
      keyof StoreFacts | "created_at" | "updated_at" | "synced_at" | "sync_error"
    >
  >

export type CreateStoreInput = CreateStoreRow & {
  weekly_hours?: WeeklyHours[]
  exceptions?: ExceptionInput[]
}

export type UpdateStoreRow = Partial<Omit<RetailStoreDTO, "id" | "created_at" | "updated_at">>

export type ChangeStoreInput = {
  id: string
  update?: UpdateStoreRow
  /** Replaces the whole week. */
  weekly_hours?: WeeklyHours[]
  /** Replaces all exceptions. */
  exceptions?: ExceptionInput[]
}

export type FindStoresInput = {
  /** Both or neither. */
  latitude?: number
  longitude?: number
  /** Only with a point. */
  radius_km?: number
  /** Part of name, handle, city, street or post code, in any case. */
  q?: string
  /** Only these stores. */
  ids?: string[]
  is_active?: boolean
  pickup_enabled?: boolean
  /** Exceptions that ended before this date ("YYYY-MM-DD") are left out. */
  since?: string
  /** The number of all stores is not needed: `count` is then that of the page, and the read is twice as fast. */
  uncounted?: boolean
  limit: number
  offset: number
}

export type SafetyStockLookup = (storeId: string, variantId: string) => number

export type SafetyStockEntry = { variant_id: string; quantity: number }

/** `quantity: null` goes back to the store's default. */
export type SafetyStockChange = { variant_id: string; quantity: number | null }

/** For which stores a dashboard user may act. Without any assignment: for all of them. */
export type StaffScope = { administrator: boolean; roles: Record<string, StaffRole> }

export type StaffAssignmentDTO = {
  id: string
  retail_store_id: string
  user_id: string
  role: StaffRole
}
