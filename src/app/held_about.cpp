// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/held_about.hpp"

#include <utility>

namespace consentry::app {

base::Expected<ShowHeldAbout::Answer> handle(Context& context, const ShowHeldAbout& request, const Job&) {
  auto& read = context.services.store.read();
  TRY(auto subject, findSubject(read, request.person));
  ShowHeldAbout::Answer answer{.subject = std::move(subject), .counts = {}, .hold = {}};
  TRY(answer.counts, read.erasures().standing(answer.subject.handle));
  TRY(answer.hold, read.erasures().holdOf(answer.subject.handle));
  return answer;
}

}  // namespace consentry::app
