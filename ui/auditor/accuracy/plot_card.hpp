// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <functional>

#include "ui/auditor/accuracy/plot.hpp"

class QChart;
class QChartView;
class QLabel;
class QPushButton;
class QScatterSeries;
class QStackedLayout;

namespace consentry::ui {

class DataTable;
class EmptyState;
class PlotValues;

/// A picture with its figures beside it: whoever goes through the rows sees where each stands.
class PlotCard : public QWidget {
  Q_OBJECT
 public:
  explicit PlotCard(const QString& name, QWidget* parent = nullptr);
  ~PlotCard() override;

  /// Called now, and again when the theme changes; nothing takes the picture away.
  void setPlot(std::function<Plot()> make);
  /// What stands there without a plot.
  void setEmptyText(const QString& title, const QString& text);
  [[nodiscard]] bool hasPlot() const { return static_cast<bool>(m_make); }
  /// The picture as bytes of that kind of file: "png" or "svg".
  [[nodiscard]] QByteArray picture(const QString& kind) const;

 signals:
  void pictureSaved(const QString& file);
  void pictureFailed(const QString& why);

 private:
  void draw();
  void mark(int row);
  void choosePictureFile();
  void save(const QString& file);

  QString m_name;
  std::function<Plot()> m_make;
  PlotValues* m_values;
  QChartView* m_view;
  QScatterSeries* m_mark = nullptr;  ///< in the chart of the view
  DataTable* m_table;
  QLabel* m_summary;
  EmptyState* m_empty;
  QStackedLayout* m_stack;
  QPushButton* m_save;
};

}  // namespace consentry::ui
