// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMetaType>
#include <QString>
#include <QStyledItemDelegate>
#include <QWidget>
#include <optional>

#include "domain/consent.hpp"
#include "domain/gate.hpp"
#include "ui/common/theme.hpp"

namespace consentry::ui {

/// How a permission is shown everywhere: icon, word and tone, never colour alone; `record` is what it relied on, in
/// words, for the tooltip and the detail.
struct Permission {
  QString word;
  QString icon;
  Tone tone = Tone::secondary;
  QString record;
  bool operator==(const Permission&) const = default;
};

/// What a decision rested on, or why it was denied.
[[nodiscard]] Permission permissionOf(const domain::Decision& decision);
/// The same from its parts, as tables keep them.
[[nodiscard]] Permission permissionOf(domain::DecisionKind kind, std::optional<domain::DenialReason> reason,
                                      domain::BasisKind basis, domain::ConsentState state,
                                      const std::string& reference);
/// What a person said, apart from any use.
[[nodiscard]] Permission permissionOf(domain::ConsentState state);
/// No permission is involved: a dash.
[[nodiscard]] Permission noPermissionInvolved();
/// "refused", "minor without guardian", …: a denial in words.
[[nodiscard]] QString denialWords(domain::DenialReason reason);

/// Icon and word in a line; the record as tooltip, accessible description, and with F2 in full.
class PermissionBadge : public QWidget {
  Q_OBJECT
 public:
  explicit PermissionBadge(QWidget* parent = nullptr);
  void show(const Permission& permission);
  [[nodiscard]] const Permission& permission() const { return m_permission; }
  [[nodiscard]] QSize sizeHint() const override;
  [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

  static void paint(QPainter& painter, const QRect& area, const Permission& permission, const QFont& font);

 protected:
  void paintEvent(QPaintEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;

 private:
  Permission m_permission;
};

/// Draws a Permission that a model gives under `kPermissionRole` (its display role gives the word, for copying).
class PermissionDelegate : public QStyledItemDelegate {
  Q_OBJECT
 public:
  using QStyledItemDelegate::QStyledItemDelegate;
  void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

/// Roles that models share.
enum TableRole {
  kPermissionRole = Qt::UserRole + 1,
  kToneRole,       ///< int of a Tone: colour of the text
  kSortRole,       ///< value to sort by; the display text without one
  kThumbnailRole,  ///< QPixmap at the row's left
  kMonoRole,       ///< bool: set in the monospaced face
  kFullTextRole    ///< what is copied, where the display is shortened
};

}  // namespace consentry::ui

Q_DECLARE_METATYPE(consentry::ui::Permission)
