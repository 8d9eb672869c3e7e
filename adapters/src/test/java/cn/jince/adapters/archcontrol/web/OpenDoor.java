package cn.jince.adapters.archcontrol.web;

/** A public class where none may be. */
public class OpenDoor {}
