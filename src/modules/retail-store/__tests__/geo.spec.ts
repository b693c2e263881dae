import fc from "fast-check"
import { boundingBox, EARTH_RADIUS_KM } from "../domain/geo"

const radians = (degrees: number) => (degrees * Math.PI) / 180

/** The point reached from `from` after `km` in the given direction. */
function travel(from: { latitude: number; longitude: number }, km: number, bearing: number) {
  const [lat, lon, way, angle] = [
    radians(from.latitude),
    radians(from.longitude),
    radians(bearing),
    km / EARTH_RADIUS_KM,
  ]
  const latitude = Math.asin(
    Math.sin(lat) * Math.cos(angle) + Math.cos(lat) * Math.sin(angle) * Math.cos(way)
  )
  const longitude =
    lon +
    Math.atan2(
      Math.sin(way) * Math.sin(angle) * Math.cos(lat),
      Math.cos(angle) - Math.sin(lat) * Math.sin(latitude)
    )
  const turned = ((((longitude * 180) / Math.PI + 180) % 360) + 360) % 360
  return { latitude: (latitude * 180) / Math.PI, longitude: turned - 180 }
}

describe("the box around a circle", () => {
  it("holds every point of the circle, anywhere on earth", () => {
    const place = fc.record({
      latitude: fc.double({ min: -90, max: 90, noNaN: true }),
      longitude: fc.double({ min: -180, max: 180, noNaN: true }),
    })
    const bearing = fc.double({ min: 0, max: 360, noNaN: true })
    const share = fc.double({ min: 0, max: 0.9999, noNaN: true })
    fc.assert(
      fc.property(
        place,
        fc.double({ min: 0.1, max: 5000, noNaN: true }),
        bearing,
        share,
        (from, radius, way, part) => {
          const box = boundingBox(from, radius)
          const { latitude, longitude } = travel(from, radius * part, way)
          expect(latitude).toBeGreaterThanOrEqual(box.latitude_min - 1e-9)
          expect(latitude).toBeLessThanOrEqual(box.latitude_max + 1e-9)
          const inside = box.longitudes.some(
            ({ min, max }) => longitude >= min - 1e-9 && longitude <= max + 1e-9
          )
          // On the meridian itself -180 and 180 are one.
          expect(inside || Math.abs(Math.abs(longitude) - 180) < 1e-9).toBe(true)
        }
      ),
      { numRuns: 2000 }
    )
  })

  it("is not much larger than the circle away from the poles", () => {
    const { latitude_min, latitude_max, longitudes } = boundingBox(
      { latitude: 55.75, longitude: 37.6 },
      10
    )
    expect(latitude_max - latitude_min).toBeCloseTo(0.18, 2)
    expect(longitudes[0]!.max - longitudes[0]!.min).toBeCloseTo(0.32, 2)
  })
})
