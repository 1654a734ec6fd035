package ru.neuromagic.notification.notification;

/** By what a notification can travel. */
public enum Medium {

	INBOX, EMAIL

}
