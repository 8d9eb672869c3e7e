package cn.jince.bff.mobile.linkout;

import cn.jince.api.adapters.Capabilities;

/** The way to cities' pages, in the user's name: a ticket is for whoever asks for it. */
public record CityPages(Capabilities capabilities) {}
