package ru.neuromagic.web.styleguide;

import java.util.List;
import java.util.regex.Pattern;

/** A symbol of {@code icons.svg}. */
record Icon(String id, String viewBox) {

	private static final Pattern SYMBOL = Pattern.compile("<symbol id=\"([^\"]+)\" viewBox=\"([^\"]+)\"");

	static List<Icon> all() {
		return SYMBOL.matcher(Token.read("static/assets/img/icons.svg")).results()
			.map(symbol -> new Icon(symbol.group(1), symbol.group(2))).toList();
	}

}
