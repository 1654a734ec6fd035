/** What a run of the platform is made with: folders, ports, secrets and the refusals that the user reads. */
@NullMarked
package ru.neuromagic.local.setup;

import org.jspecify.annotations.NullMarked;
