/** Checks what kustomize makes of the overlays, without a cluster: schemas, rules, names, ports and arrows. */
@NullMarked
package ru.neuromagic.k8s;

import org.jspecify.annotations.NullMarked;
