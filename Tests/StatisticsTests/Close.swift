/// Whether two numbers agree to a relative error, an expected 0 to the absolute error.
func isClose(_ actual: Double, _ expected: Double, within error: Double = 1e-12) -> Bool {
  if actual == expected { return true }
  let scale = expected == 0 ? 1 : expected.magnitude
  return (actual - expected).magnitude <= error * scale
}
