// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/officer/import/import_model.hpp"

#include <utility>

#include "ui/common/words.hpp"

namespace consentry::ui {

Tone toneOf(domain::RowVerdict verdict) {
  using enum domain::RowVerdict;
  switch (verdict) {
    case fresh:
      return Tone::green;
    case lowQuality:
    case noFace:
    case severalFaces:
      return Tone::amber;
    case noConsent:
    case blocked:
    case unreadable:
    case invalid:
      return Tone::red;
    case undecided:
    case duplicate:
      return Tone::secondary;
  }
  return Tone::text;
}

Permission permissionOf(const app::ports::SetLineRow& row) {
  if (!row.traveller && row.verdict != domain::RowVerdict::noConsent && row.verdict != domain::RowVerdict::blocked &&
      row.decision == domain::DecisionKind::denied && !row.reason)
    return noPermissionInvolved();
  return permissionOf(row.decision, row.reason, row.basis, row.consentState, row.reference);
}

ImportModel::ImportModel(QObject* parent) : QAbstractTableModel(parent), m_thumbnails(400) {}

void ImportModel::setLines(std::vector<app::SetLineView> lines) {
  beginResetModel();
  m_lines = std::move(lines);
  m_thumbnails.clear();
  endResetModel();
}

QPixmap ImportModel::thumbnail(int row) const {
  if (const QPixmap* cached = m_thumbnails.object(row)) return *cached;
  const base::Bytes& bytes = at(row).thumbnail;
  auto* decoded = new QPixmap;
  if (!bytes.empty())
    decoded->loadFromData(reinterpret_cast<const uchar*>(bytes.data()), static_cast<uint>(bytes.size()), "JPEG");
  const QPixmap copy = *decoded;
  m_thumbnails.insert(row, decoded);
  return copy;
}

int ImportModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(m_lines.size());
}

int ImportModel::columnCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : columns;
}

QString ImportModel::text(const app::SetLineView& view, int column) const {
  switch (column) {
    case line:
      return number(view.row.line);
    case traveller:
      return fromUtf8(view.row.travellerRef);
    case file:
      return fromUtf8(view.row.file);
    case nationality:
      return fromUtf8(view.nationality);
    case gender:
      return fromUtf8(view.gender);
    case born:
      return fromUtf8(view.birthYear);
    case permission:
      return permissionOf(view.row).word;
    case verdict:
      return words(view.row.verdict);
    case why:
      return fromUtf8(view.row.why);
    default:
      return {};
  }
}

QVariant ImportModel::data(const QModelIndex& index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
  const app::SetLineView& view = at(index.row());
  const int column = index.column();
  switch (role) {
    case Qt::DisplayRole:
      return column == line ? QVariant(qlonglong(view.row.line)) : QVariant(text(view, column));
    case Qt::ToolTipRole:
      return column == permission ? permissionOf(view.row).record : text(view, column);
    case Qt::AccessibleTextRole:
      return text(view, column);
    case kThumbnailRole:
      return column == photo ? QVariant(thumbnail(index.row())) : QVariant();
    case kPermissionRole:
      return column == permission ? QVariant::fromValue(permissionOf(view.row)) : QVariant();
    case kMonoRole:
      return column == traveller;
    case kToneRole:
      if (column == verdict) return static_cast<int>(toneOf(view.row.verdict));
      if (column == why || column == line) return static_cast<int>(Tone::secondary);
      return {};
    default:
      return {};
  }
}

QVariant ImportModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
  switch (section) {
    case line:
      return tr("Line");
    case traveller:
      return tr("Traveller");
    case file:
      return tr("File");
    case nationality:
      return tr("Nationality");
    case gender:
      return tr("Gender");
    case born:
      return tr("Born");
    case permission:
      return tr("Permission");
    case verdict:
      return tr("Verdict");
    case why:
      return tr("Why");
    default:
      return QString();
  }
}

}  // namespace consentry::ui
