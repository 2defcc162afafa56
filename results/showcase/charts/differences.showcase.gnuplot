# Drawn by ringtrue; run 'gnuplot' on this file in its folder to draw it again.
reset session
set encoding utf8
set terminal svg size 960,367 dynamic enhanced font 'sans-serif,13' background '#ffffff'
set output 'differences.showcase.svg'
set label '{/:Bold ledger-rules is better than 4 of 7 others; for the rest, chance is explanation enough}' enhanced at screen 0.025,0.916131 left front font ',18' textcolor rgb '#1b2128'
set label 'showcase · 3260 rows measured, 89 of them anomalous · seed 1' noenhanced at screen 0.025,0.857125 left front font ',12.5' textcolor rgb '#59636e'
set label 'Rows are drawn anew for both systems at once; lines are 95 % intervals, each for itself, while p is corrected for the number of comparisons (Holm). Pale: p above' noenhanced at screen 0.025,0.103079 left front font ',11' textcolor rgb '#59636e'
set label '0.05.' noenhanced at screen 0.025,0.0605177 left front font ',11' textcolor rgb '#59636e'
set label 'lof' noenhanced at screen 0.127422,0.687818 right front font ',12.5' textcolor rgb '#59636e'
set label '+0.029' noenhanced at screen 0.916703,0.687818 right front font ',11' textcolor rgb '#59636e'
set label 'p 0.420' noenhanced at screen 0.975,0.687818 right front font ',11' textcolor rgb '#59636e'
set label 'amount' noenhanced at screen 0.127422,0.626452 right front font ',12.5' textcolor rgb '#59636e'
set label '+0.056' noenhanced at screen 0.916703,0.626452 right front font ',11' textcolor rgb '#59636e'
set label 'p 0.317' noenhanced at screen 0.975,0.626452 right front font ',11' textcolor rgb '#59636e'
set label 'kmeans' noenhanced at screen 0.127422,0.565086 right front font ',12.5' textcolor rgb '#59636e'
set label '+0.066' noenhanced at screen 0.916703,0.565086 right front font ',11' textcolor rgb '#59636e'
set label 'p 0.074' noenhanced at screen 0.975,0.565086 right front font ',11' textcolor rgb '#59636e'
set label 'vae' noenhanced at screen 0.127422,0.503719 right front font ',12.5' textcolor rgb '#1b2128'
set label '+0.083' noenhanced at screen 0.916703,0.503719 right front font ',11' textcolor rgb '#59636e'
set label 'p 0.026' noenhanced at screen 0.975,0.503719 right front font ',11' textcolor rgb '#59636e'
set label 'robust-z' noenhanced at screen 0.127422,0.442353 right front font ',12.5' textcolor rgb '#1b2128'
set label '+0.087' noenhanced at screen 0.916703,0.442353 right front font ',11' textcolor rgb '#59636e'
set label 'p 0.019' noenhanced at screen 0.975,0.442353 right front font ',11' textcolor rgb '#59636e'
set label 'random' noenhanced at screen 0.127422,0.380987 right front font ',12.5' textcolor rgb '#1b2128'
set label '+0.089' noenhanced at screen 0.916703,0.380987 right front font ',11' textcolor rgb '#59636e'
set label 'p 0.026' noenhanced at screen 0.975,0.380987 right front font ',11' textcolor rgb '#59636e'
set label 'isolation-forest' noenhanced at screen 0.127422,0.31962 right front font ',12.5' textcolor rgb '#1b2128'
set label '+0.093' noenhanced at screen 0.916703,0.31962 right front font ',11' textcolor rgb '#59636e'
set label 'p 0.020' noenhanced at screen 0.975,0.31962 right front font ',11' textcolor rgb '#59636e'
set label 'no difference' noenhanced at screen 0.314314,0.748474 center front font ',11' textcolor rgb '#59636e'
set label 'AP of ledger-rules less AP of the other' noenhanced at screen 0.498365,0.185395 center front font ',11' textcolor rgb '#59636e'
unset key
set lmargin at screen 0.139089
set rmargin at screen 0.857641
set tmargin at screen 0.718501
set bmargin at screen 0.288937
set border 0
unset logscale x
set xrange [-0.0535918:0.166174] noextend
set xtics ('−0.05' -0.05, '0.00' 0, '0.05' 0.05, '0.10' 0.1, '0.15' 0.15) scale 0 nomirror font ',11.7' textcolor rgb '#59636e'
unset logscale y
set yrange [6.5:-0.5] noextend
unset ytics
set grid xtics back linetype 1 linecolor rgb '#e6eaee' lw 1
$data1 << END
0.0562909 0 -0.0535918 0.166174 -0.5 0.5 16185594
0.0562909 2 -0.0535918 0.166174 1.5 2.5 16185594
0.0562909 4 -0.0535918 0.166174 3.5 4.5 16185594
0.0562909 6 -0.0535918 0.166174 5.5 6.5 16185594
END
$data2 << END
0 6.5 0 -7
END
$data3 << END
-0.0418186 0 0.142027 0
0.00847162 2 0.115844 0
END
$data4 << END
-0.0219322 1 0.156353 0
END
$data5 << END
0.0243685 3 0.11816 0
0.0299256 4 0.113611 0
0.0308819 6 0.123518 0
END
$data6 << END
0.0266139 5 0.125414 0
END
$data7 << END
0.0291951 0
0.0663934 2
END
$data8 << END
0.0562444 1
END
$data9 << END
0.0834485 3
0.0867311 4
0.0926411 6
END
$data10 << END
0.089321 5
END
plot $data1 using 1:2:3:4:5:6:7 with boxxyerror fillstyle solid 1 noborder lc rgb variable notitle, \
     $data2 using 1:2:3:4 with vectors nohead lc rgb '#59636e' lw 1.2 dt 1 notitle, \
     $data3 using 1:2:3:4 with vectors nohead lc rgb '#939ba5' lw 1.6 dt 1 notitle, \
     $data4 using 1:2:3:4 with vectors nohead lc rgb '#939ba5' lw 1.6 dt 1 notitle, \
     $data5 using 1:2:3:4 with vectors nohead lc rgb '#0b65b0' lw 1.6 dt 1 notitle, \
     $data6 using 1:2:3:4 with vectors nohead lc rgb '#0b65b0' lw 1.6 dt 1 notitle, \
     $data7 using 1:2 with points pt 7 ps 0.902564 lc rgb '#939ba5' notitle, \
     $data8 using 1:2 with points pt 6 ps 0.902564 lc rgb '#939ba5' notitle, \
     $data9 using 1:2 with points pt 7 ps 0.902564 lc rgb '#0b65b0' notitle, \
     $data10 using 1:2 with points pt 6 ps 0.902564 lc rgb '#0b65b0' notitle
unset output
