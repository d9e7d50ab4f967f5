package com.ovgcpayments.gateway.dashboard;

import com.ovgcpayments.gateway.web.Asset;
import java.util.List;

/** The style sheets and scripts of the dashboard, read from the jar once. */
public final class DashboardAssets {
    private final Asset tabler = Asset.read("/dashboard/vendor/tabler.min.css");
    private final Asset htmx = Asset.read("/dashboard/vendor/htmx.min.js");
    private final Asset chart = Asset.read("/dashboard/vendor/uPlot.iife.min.js");
    private final Asset chartStyle = Asset.read("/dashboard/vendor/uPlot.min.css");
    private final Asset styleSheet = Asset.read("/dashboard/dashboard.css");
    private final Asset theme = Asset.read("/dashboard/theme.js");
    private final Asset module = Asset.read("/dashboard/dashboard.js");
    private final Asset live = Asset.read("/dashboard/live.js");
    private final Asset export = Asset.read("/dashboard/export.js");
    private final Asset volume = Asset.read("/dashboard/volume.js");
    private final Asset icon = Asset.read("/dashboard/dashboard.svg");

    /** To be served where the dashboard is. */
    public List<Asset> all() {
        return List.of(tabler, htmx, chart, chartStyle, styleSheet, theme, module, live, export, volume, icon);
    }

    /** Those of every page, in the order in which they count. */
    public List<String> styleSheets() {
        return List.of(tabler.path(), styleSheet.path());
    }

    public String htmx() {
        return htmx.path();
    }

    /** Only for pages with a chart, as are its {@link #chartStyle() styles}. */
    public String chart() {
        return chart.path();
    }

    public String chartStyle() {
        return chartStyle.path();
    }

    /** Draws the volume of the overview, after {@link #chart()}. */
    public String volume() {
        return volume.path();
    }

    /** Runs before anything is painted, so that no page flashes in the wrong colours. */
    public String theme() {
        return theme.path();
    }

    public String module() {
        return module.path();
    }

    /** Only for lists to which new lines come by themselves. */
    public String live() {
        return live.path();
    }

    /** Only for pages that have a file written, to show how far it is. */
    public String export() {
        return export.path();
    }

    public String icon() {
        return icon.path();
    }
}
