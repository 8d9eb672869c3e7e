package cn.jince.bff.web.portal.progress;

import cn.jince.bff.web.part.Part;
import cn.jince.edge.progress.ProgressLine;
import java.util.List;

/** @param missing what could not be asked just now; the lines of the others are there all the same */
record ProgressScreen(String creditCode, List<ProgressLine> lines, List<Part.Missing<?>> missing) {}
