/** Help for a learner who is stuck: free after the second miss, paid in points before. */
@NullMarked
package ru.neuromagic.quest.hint;

import org.jspecify.annotations.NullMarked;
