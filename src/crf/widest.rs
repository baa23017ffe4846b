//! The widest instructions that the processor has: the same work is compiled twice, for every
//! processor of its kind and for those with AVX2, and which of the two runs is decided at run time.
//! Whole numbers come out the same.
//!
//! The one file with `unsafe`: asking the processor is what makes the call sound, and a crate that
//! wraps it brings eight others. It takes 6 % off the time of a build on one core.

/// Some work whose parts are all inlined into [`Work::run`], which must itself be so.
pub(super) trait Work {
    /// Does it.
    fn run(self);
}

/// Does the work in the widest instructions.
#[inline]
pub(super) fn widest(work: impl Work) {
    #[cfg(target_arch = "x86_64")]
    if std::arch::is_x86_feature_detected!("avx2") && std::arch::is_x86_feature_detected!("bmi2") {
        // SAFETY: the processor has just been found to have what the function is compiled for.
        #[allow(unsafe_code)]
        return unsafe { in_avx2(work) };
    }
    work.run()
}

#[cfg(target_arch = "x86_64")]
#[target_feature(enable = "avx2,bmi2")]
fn in_avx2(work: impl Work) {
    work.run()
}
