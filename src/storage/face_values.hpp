// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <bit>
#include <cstring>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "app/ports/face_engine.hpp"
#include "storage/sqlite.hpp"

namespace consentry::storage {

/// Floats are stored in the machine's order, which is little-endian wherever Consentry runs.
static_assert(std::endian::native == std::endian::little);

[[nodiscard]] inline std::vector<float> floatsFrom(Row& row, int column) {
  const auto bytes = row.blobView(column);
  std::vector<float> values(bytes.size() / sizeof(float));
  if (values.size() * sizeof(float) != bytes.size()) row.markDamaged();
  if (!values.empty()) std::memcpy(values.data(), bytes.data(), values.size() * sizeof(float));
  return values;
}

/// `sql` takes (key, finder, left, top, right, bottom, score, points).
template <class Key>
[[nodiscard]] base::Expected<void> addGeometryRow(Connection& db, std::string_view sql, const Key& key,
                                                  const app::ports::FaceGeometry& geometry) {
  const auto& box = geometry.box;
  TRY_VOID(db.run(sql, key, geometry.finder, box.left, box.top, box.right, box.bottom, box.score,
                  std::as_bytes(std::span(geometry.points))));
  return {};
}

/// `sql` takes the key and gives finder, left, top, right, bottom, score, points.
template <class Key>
[[nodiscard]] base::Expected<std::optional<app::ports::FaceGeometry>> geometryOf(Connection& db, std::string_view sql,
                                                                                 const Key& key) {
  return db.first(
      sql,
      [](Row& row) {
        app::ports::FaceGeometry geometry{
            .finder = row.text(0),
            .box = {row.number(1), row.number(2), row.number(3), row.number(4), row.real(5)},
            .points = {}};
        const auto floats = floatsFrom(row, 6);
        if (floats.size() % 2 != 0) row.markDamaged();
        for (std::size_t i = 0; i + 1 < floats.size(); i += 2) geometry.points.push_back({floats[i], floats[i + 1]});
        return geometry;
      },
      key);
}

}  // namespace consentry::storage
