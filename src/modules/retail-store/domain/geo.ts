export type Point = { latitude: number; longitude: number }

export type BoundingBox = {
  latitude_min: number
  latitude_max: number
  /** One range, or two when the box crosses the 180th meridian. */
  longitudes: { min: number; max: number }[]
}

/** Mean radius of the earth in kilometres (IUGG). */
export const EARTH_RADIUS_KM = 6371.0088

const degrees = (radians: number) => (radians * 180) / Math.PI
const radians = (degrees: number) => (degrees * Math.PI) / 180

/** The smallest latitude-longitude box around every point within `radiusKm`; an index can serve it. */
export function boundingBox({ latitude, longitude }: Point, radiusKm: number): BoundingBox {
  const angle = radiusKm / EARTH_RADIUS_KM
  const latitude_min = latitude - degrees(angle)
  const latitude_max = latitude + degrees(angle)
  if (latitude_min <= -90 || latitude_max >= 90) {
    return {
      latitude_min: Math.max(latitude_min, -90),
      latitude_max: Math.min(latitude_max, 90),
      longitudes: [{ min: -180, max: 180 }],
    }
  }
  const reach = degrees(Math.asin(Math.min(1, Math.sin(angle) / Math.cos(radians(latitude)))))
  return {
    latitude_min,
    latitude_max,
    longitudes: longitudeRanges(longitude - reach, longitude + reach),
  }
}

function longitudeRanges(west: number, east: number): BoundingBox["longitudes"] {
  if (west < -180) {
    return [
      { min: west + 360, max: 180 },
      { min: -180, max: east },
    ]
  }
  if (east > 180) {
    return [
      { min: west, max: 180 },
      { min: -180, max: east - 360 },
    ]
  }
  return [{ min: west, max: east }]
}
