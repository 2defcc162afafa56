internal import CKernels

extension Activations {
  /// Fills lanes with rows of a table that lies row after row; other lanes become 0.
  package mutating func gather(
    _ places: Span<UInt32>, of table: [Float], features: Int, on isa: ISA = .active
  ) {
    precondition(
      features <= self.features && places.count <= lanes,
      "gather: \(places.count) rows of \(features) into \(lanes) of \(self.features)")
    let (width, lanes) = (self.features, lanes)
    unsafe places.withUnsafeBufferPointer { places in
      unsafe table.withUnsafeBufferPointer { table in
        unsafe writing {
          unsafe ck_gather(
            isa.path, table.baseAddress, features, places.baseAddress, places.count,
            places.count, width, lanes, $0)
        }
      }
    }
  }
}

/// The sum of squared differences over the filled lanes; `slopes` become those of the differences
/// themselves, times a scale.
package func squaredLoss(
  of y: Activations, against x: Activations, rows: Int, scale: Float,
  slopes: inout Activations, on isa: ISA = .active
) -> Double {
  precondition(
    y.count == x.count && y.count == slopes.count && rows <= y.lanes,
    "loss: shapes differ")
  return unsafe y.reading { y1 in
    unsafe x.reading { x1 in
      unsafe slopes.writing {
        unsafe ck_squares(isa.path, y.features, rows, y.lanes, y1, x1, scale, $0)
      }
    }
  }
}

/// A normal law for each row and latent coordinate, as an encoder gives it: the means first, then
/// the logarithms of the variances, which count no further than ±20.
///
/// Kingma & Welling, "Auto-Encoding Variational Bayes", ICLR 2014, arXiv:1312.6114.
package struct LatentLaw {
  /// How many latent coordinates there are when they are filled up.
  package let width: Int

  /// Laws of so many coordinates.
  package init(latent: Int) { width = Activations.filled(latent) }

  /// Draws a point of each law: z = mean + deviation · noise.
  package func sample(
    _ law: Activations, noise: Activations, into z: inout Activations, on isa: ISA = .active
  ) {
    check(law, noise, z)
    unsafe law.reading { law1 in
      unsafe noise.reading { noise in
        unsafe z.writing { unsafe ck_sample(isa.path, width, law.lanes, law1, noise, $0) }
      }
    }
  }

  /// The divergence of the laws of the filled lanes from the standard law; `slopes` become those of
  /// `scale` times that and of what the drawn points lead to, whose slopes are `dz`.
  package func divergence(
    _ law: Activations, noise: Activations, dz: Activations, rows: Int, scale: Float,
    slopes: inout Activations, on isa: ISA = .active
  ) -> Double {
    check(law, noise, dz)
    precondition(slopes.count == law.count && rows <= law.lanes, "law: shapes differ")
    return unsafe law.reading { law1 in
      unsafe noise.reading { noise in
        unsafe dz.reading { dz in
          unsafe slopes.writing {
            unsafe ck_sample_gradient(
              isa.path, width, rows, law.lanes, law1, noise, dz, scale, $0)
          }
        }
      }
    }
  }

  private func check(_ law: Activations, _ noise: Activations, _ z: Activations) {
    precondition(
      law.features == 2 * width && z.features == width && noise.count == z.count
        && law.lanes == z.lanes, "law: shapes differ")
  }
}
