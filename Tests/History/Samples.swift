import RingtrueCore
import RingtruePlatform
import Testing

@testable import RingtrueHistory
