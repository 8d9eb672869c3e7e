package cn.jince.bff.mobile.home;

import cn.jince.edge.Caller;

/** Whose home screen it is. */
record HomeRequest(Caller caller, String creditCode) {}
