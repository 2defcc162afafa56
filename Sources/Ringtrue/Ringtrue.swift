// One import for users: the rooms that speak to them. The ground floor below stays our own.
@_exported public import RingtrueCategorizer
@_exported public import RingtrueCharts
@_exported public import RingtrueCore
@_exported public import RingtrueData
@_exported public import RingtrueDetectors
@_exported public import RingtrueFeatures
@_exported public import RingtrueHarness
@_exported public import RingtrueHistory
@_exported public import RingtrueMetrics
@_exported public import RingtrueMockLLM
@_exported public import RingtrueReports
@_exported public import RingtrueWorlds
