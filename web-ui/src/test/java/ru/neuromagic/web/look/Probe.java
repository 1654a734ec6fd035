package ru.neuromagic.web.look;

import java.util.List;

import com.microsoft.playwright.Page;

/** Questions to a page as it stands that axe does not ask, or not so strictly. Each answers with what is wrong. */
final class Probe {

	private static final String NAME = """
			const name = (element) => element.tagName.toLowerCase() + (element.id ? '#' + element.id : '')
			  + [...element.classList].map((part) => '.' + part).join('')
			  + ' "' + (element.getAttribute('aria-label') ?? element.innerText ?? '').trim().slice(0, 30) + '"';
			const seen = (element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: false })
			  && element.getClientRects().length > 0;
			const TARGETS = 'a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex="0"]';
			const targets = () => [...document.querySelectorAll(TARGETS)].filter((element) => seen(element) && !element.disabled
			  && !element.closest('[inert]'));
			const floating = (element) => {
			  for (let one = element; one && one !== document.documentElement; one = one.parentElement) {
			    if (['fixed', 'sticky'].includes(getComputedStyle(one).position)) return one;
			  }
			  return null;
			};
			""";

	private static final String WIDE = "() => {" + NAME + """
			const width = document.documentElement.clientWidth;
			if (document.documentElement.scrollWidth <= width) return [];
			const scrolls = (element) => element && element !== document.body
			  && (['auto', 'scroll', 'hidden', 'clip'].includes(getComputedStyle(element).overflowX) || scrolls(element.parentElement));
			const wide = [...document.body.querySelectorAll('*')].filter((element) => seen(element)
			  && element.getBoundingClientRect().right > width + 0.5 && !scrolls(element.parentElement));
			return [`scrolls sideways, ${document.documentElement.scrollWidth} px`,
			  ...wide.slice(0, 5).map((element) => `too wide: ${name(element)}`)];
			}""";

	/** WCAG 2.5.8, its exceptions only for links: in a sentence, or with nothing else around. */
	private static final String SMALL = "() => {" + NAME + """
			const least = 24;
			const hidden = (element) => { const box = element.getBoundingClientRect(); return box.width <= 1 || box.height <= 1; };
			const box = (element) => {
			  const area = element.matches('input') ? element.labels?.[0] ?? element : element;
			  const boxes = [element, area].map((one) => one.getBoundingClientRect());
			  // a link whose ::after covers its card
			  if (getComputedStyle(element, '::after').position === 'absolute') boxes.push(element.closest('article, li, div').getBoundingClientRect());
			  return [Math.max(...boxes.map((one) => one.width)), Math.max(...boxes.map((one) => one.height))];
			};
			const block = (element) => { let one = element.parentElement; while (getComputedStyle(one).display === 'inline') one = one.parentElement; return one; };
			const isText = (element) => element.matches('a') && getComputedStyle(element).display === 'inline';
			const inSentence = (element) => isText(element) && block(element).innerText.trim().length > element.innerText.trim().length + 2;
			const alone = (element, all) => {
			  const own = element.getBoundingClientRect();
			  const [x, y] = [own.left + own.width / 2, own.top + own.height / 2];
			  return isText(element) && all.every((other) => {
			    const box = other.getBoundingClientRect();
			    return other === element || floating(other) || Math.hypot(Math.max(box.left - x, x - box.right, 0), Math.max(box.top - y, y - box.bottom, 0)) >= least / 2;
			  });
			};
			const all = targets();
			return all.filter((element) => element.tabIndex >= 0 && !(hidden(element) && !element.labels?.length)
			    && !element.matches('.skip-link') && !inSentence(element) && !alone(element, all))
			  .map((element) => [element, box(element)])
			  .filter(([, [width, height]]) => width < least - 0.01 || height < least - 0.01)
			  .map(([element, [width, height]]) => `small target: ${name(element)} ${width.toFixed(1)} × ${height.toFixed(1)}`);
			}""";

	/** Walks forth and back through everything that takes the focus, as Tab does. */
	private static final String FOCUS = "() => {" + NAME + """
			const found = new Set();
			const LOOKS = ['outlineStyle', 'outlineWidth', 'outlineColor', 'boxShadow', 'borderColor', 'backgroundColor', 'backgroundImage', 'textDecorationLine'];
			const look = (element) => JSON.stringify([element, element.closest('label'), element.parentElement, element.closest('article, li'), element.nextElementSibling]
			  .filter((one) => one).flatMap((one) => [null, '::before', '::after'].map((part) => {
			    const style = getComputedStyle(one, part);
			    return LOOKS.map((key) => key.startsWith('outline') && style.outlineStyle === 'none' ? '' : style[key]);
			  })));
			const hidden = (x, y, element) => {
			  if (y < 0 || y >= innerHeight) return true;
			  const top = document.elementFromPoint(Math.min(Math.max(x, 0), innerWidth - 1), y);
			  const over = top && floating(top);
			  return over && !over.contains(element);
			};
			// something small is to be seen whole, of a large field a part is enough
			const covered = (element) => {
			  const boxes = [...element.getClientRects()].filter((box) => box.width > 1 && box.height > 1);
			  return boxes.some((box) => {
			    const parts = [0.1, 0.5, 0.9].map((part) => hidden(box.left + box.width / 2, box.top + box.height * part, element));
			    return box.height > 96 ? parts.every((part) => part) : parts.some((part) => part);
			  });
			};
			const all = targets().filter((element) => element.tabIndex >= 0);
			const active = document.activeElement;
			active?.blur();
			const before = new Map(all.map((element) => [element, look(element)]));
			for (const [way, order] of [['forth', all], ['back', [...all].reverse()]]) {
			  for (const element of order) {
			    element.focus({ focusVisible: true });
			    if (document.activeElement !== element) continue;
			    if (covered(element)) found.add(`focus is covered going ${way}: ${name(element)}`);
			    if (way === 'forth' && look(element) === before.get(element)) found.add(`focus is not seen: ${name(element)}`);
			  }
			}
			document.activeElement?.blur();
			scrollTo(0, 0);
			return [...found];
			}""";

	private Probe() {
	}

	/** What makes the page scroll sideways. */
	static List<String> wide(Page tab) {
		return ask(tab, WIDE);
	}

	/** What is too small to be hit. */
	static List<String> smallTargets(Page tab) {
		return ask(tab, SMALL);
	}

	/** What does not show that it has the focus, or is covered by the header or the bar while it has. */
	static List<String> focus(Page tab) {
		return ask(tab, FOCUS);
	}

	@SuppressWarnings("unchecked")
	private static List<String> ask(Page tab, String question) {
		return (List<String>) tab.evaluate(question);
	}
}
