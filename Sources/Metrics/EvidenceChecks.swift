/// Throws unless there are equally many of two things.
func requireSameLength(
  _ first: String, _ count: Int, _ second: String, _ other: Int
) throws(MetricsError) {
  if count != other { throw .lengths(first, count, second, other) }
}

/// Throws unless each row has a cluster, where there are clusters.
func requireClusters(_ clusters: Clusters?, of rows: Int) throws(MetricsError) {
  if let clusters { try requireSameLength("rows", rows, "clusters", clusters.rows.count) }
}

/// Throws, with the rows, unless all values are finite.
func requireFinite(_ what: String, _ values: [Double]) throws(MetricsError) {
  if values.allSatisfy(\.isFinite) { return }
  throw .outside(what, allowed: "finite", values.indices.filter { !values[$0].isFinite })
}

/// Throws, with the rows, unless all values lie between 0 and 1.
func requireShares(_ what: String, _ values: [Double]) throws(MetricsError) {
  try requireFinite(what, values)
  let beyond = values.indices.filter { !(0...1).contains(values[$0]) }
  if !beyond.isEmpty { throw .outside(what, allowed: "in 0…1", beyond) }
}
