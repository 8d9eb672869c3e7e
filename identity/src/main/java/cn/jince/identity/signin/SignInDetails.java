package cn.jince.identity.signin;

/** What the form carries besides login and password. */
record SignInDetails(String code) {}
