package ru.neuromagic.notification.notification;

/** One way of reaching people. A new one is a new bean; nothing else changes. */
public interface Channel {

	Medium medium();

	/** Takes the notification over, within the current transaction. */
	void deliver(Notification notification);

}
