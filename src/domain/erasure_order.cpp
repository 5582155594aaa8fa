// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/erasure_order.hpp"

namespace consentry::domain {

std::string describe(const KeptSelection& selection, std::int64_t people) {
  switch (selection.kind) {
    case SelectionKind::nationality:
      return "everybody of nationality " + selection.value;
    case SelectionKind::photoSet:
      return "everybody of the photo set " + selection.value;
    case SelectionKind::references:
      return std::to_string(people) + " people named one by one";
  }
  return "nobody";
}

OrderPlan planOf(const OrderFacts& facts) {
  OrderPlan plan;
  for (const auto& person : facts.agreed) {
    if (facts.erased.contains(person))
      plan.done.insert(person);
    else if (!facts.matches.contains(person))
      plan.left.insert(person);
    else if (facts.held.contains(person))
      plan.prevented.insert(person);
    else
      plan.toErase.insert(person);
  }
  for (const auto& person : facts.matches)
    if (!facts.agreed.contains(person)) plan.arrived.insert(person);
  return plan;
}

std::string textOf(const OrderText& order) {
  std::string text = "legal_reference: " + order.legalReference +
                     "\nselection: " + describe(order.selection, order.people) +
                     "\npeople: " + std::to_string(order.people) + "\npeople_sha256: " + base::toHex(order.peopleHash);
  // Whoever guesses references could confirm a guess by the hash of a short list of them.
  if (order.selection.kind != SelectionKind::references) text += "\nfile_sha256: " + base::toHex(order.fileHash);
  return text + "\n";
}

}  // namespace consentry::domain
