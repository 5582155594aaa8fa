// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/check_sealed.hpp"

#include "app/progress_meter.hpp"

namespace consentry::app {

base::Expected<CheckSealed::Answer> handle(Context&, const CheckSealed& request, const Job& job) {
  if (request.check == nullptr) return base::fail(base::Errc::invalidArgument, "nothing opens this store");
  ProgressMeter meter(job, "checking", 0);
  return request.check->openEvery([&meter](std::int64_t done) { meter.at(done); });
}

}  // namespace consentry::app
