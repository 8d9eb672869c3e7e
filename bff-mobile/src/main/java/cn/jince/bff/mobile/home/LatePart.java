package cn.jince.bff.mobile.home;

import cn.jince.bff.mobile.part.Part;

/** A part that came after its screen had left. @param sequence counts from 1 within the screen */
record LatePart(int sequence, String name, Part<?> content) {}
